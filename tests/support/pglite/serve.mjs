// PostgreSQL with pg_textsearch in memory, on a free port of 127.0.0.1, for as long as standard input stays open.
// The first argument is the folder whose node_modules holds the packages, the second the file that keeps a new database
// with the extension: it is made when it is not there, and loaded when it is.
import { subscribe } from "node:diagnostics_channel";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.argv[2], "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));

const { PGlite } = await load("@electric-sql/pglite");
const { pg_textsearch } = await load("@electric-sql/pglite-pg_textsearch");
const { PGLiteSocketServer } = await load("@electric-sql/pglite-socket");

const [, , , kept] = process.argv;
const extensions = { pg_textsearch };

async function make() {
  const made = await PGlite.create({ extensions });
  await made.exec("CREATE EXTENSION pg_textsearch");
  const written = `${kept}.${process.pid}`;
  await writeFile(written, Buffer.from(await (await made.dumpDataDir("none")).arrayBuffer()));
  await rename(written, kept);
  return made;
}

const db = existsSync(kept)
  ? await PGlite.create({ extensions, loadDataDir: new Blob([await readFile(kept)]) })
  : await make();
// Every part of an answer is written by itself, half a dozen a statement, and that was half of what this server did:
// what comes in one turn of the loop is sent as one.
subscribe("net.server.socket", ({ socket }) => {
  const write = socket.write.bind(socket);
  socket.write = (...given) => {
    if (socket.writableCorked === 0) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    return write(...given);
  };
});
// All connections share one session; each statement waits until no other connection is in a transaction.
const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0, maxConnections: 100 });
await server.start();
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
console.log(`ready ${server.getServerConn().split(":").at(-1)}`);
