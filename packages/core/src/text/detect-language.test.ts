import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The app crashes every time I open the export dialog.'],
    ['en', 'The CSV export fails with an error on large projects.'],
    ['sv', 'Det går inte att ladda ner fakturan.'],
    ['de', 'Der Export funktioniert seit gestern nicht mehr.'],
    ['fr', 'Ça ne marche pas du tout depuis la mise à jour.'],
    ['es', 'La facturación es confusa y nadie me responde.'],
    ['pt', 'O aplicativo trava sempre que tento exportar os dados.'],
    ['ja', 'アプリが落ちます'],
    ['zh', '登录不了，请帮忙'],
    ['ru', 'Приложение не работает'],
  ])('knows %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('says nothing where there is too little to go by', () => {
    for (const text of [
      '',
      'ok',
      'billing',
      '12345 67890',
      'https://example.com/a-long-address-in-english',
    ]) {
      expect(detectLanguage(text)).toBeUndefined();
    }
  });
});
