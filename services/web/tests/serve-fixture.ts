import { FIXTURE_KEY, startFixtureApi } from './fixture-api.ts';

const { url } = await startFixtureApi({ port: 8787 });
process.stdout.write(`${url} serves the built page; sign in with ${FIXTURE_KEY}\n`);
