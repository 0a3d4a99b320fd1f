// PostgreSQL with pg_textsearch in memory, on a free port of 127.0.0.1, for as long as standard input stays open.
// The first argument is the folder whose node_modules holds the packages.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.argv[2], "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));

const { PGlite } = await load("@electric-sql/pglite");
const { pg_textsearch } = await load("@electric-sql/pglite-pg_textsearch");
const { PGLiteSocketServer } = await load("@electric-sql/pglite-socket");

const db = await PGlite.create({ extensions: { pg_textsearch } });
await db.exec("CREATE EXTENSION pg_textsearch");
// All connections share one session; each statement waits until no other connection is in a transaction.
const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0, maxConnections: 100 });
await server.start();
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
console.log(`ready ${server.getServerConn().split(":").at(-1)}`);
