/** Entry of `dist/server.js`, which editors start. */
import { setWasmEffort } from '../scan/wasm-compiler';
import { startServer } from './start';

setWasmEffort('light');
startServer();
