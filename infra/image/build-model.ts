import { createLocalEmbedder } from '../../packages/models/src/index.ts';

/** Builds the sentence model into a folder and proves that it loads: `node build-model.ts FOLDER`. */
const embedder = await createLocalEmbedder({ cacheDir: process.argv[2] ?? '.cache' });
await embedder.embed(['The export fails with a timeout.']);
await embedder.close();
