/** Entry of `dist/server.js`, which editors start. */
import { startServer } from './start';

startServer();
