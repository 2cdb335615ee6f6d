// Broadcast with socket.io over WebSocket, as its guide has it. Arguments: port, control port.
import http from "node:http";
import { Server } from "socket.io";
import { serveControl } from "./control.js";

const [port, controlPort] = process.argv.slice(2).map(Number);
const server = http.createServer();
const io = new Server(server, { transports: ["websocket"] });

server.listen({ port, host: "127.0.0.1", backlog: 4096 }, () =>
  serveControl(controlPort, (text) => io.emit("event", JSON.parse(text))),
);
