// Broadcast with ws, as its README has it. Arguments: port, control port.
import http from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { serveControl } from "./control.js";

const [port, controlPort] = process.argv.slice(2).map(Number);
const server = http.createServer();
const sockets = new WebSocketServer({ server });
sockets.on("connection", (socket) => socket.on("error", () => {}));

server.listen({ port, host: "127.0.0.1", backlog: 4096 }, () =>
  serveControl(controlPort, (text) => {
    sockets.clients.forEach((client) => {
      if (client.readyState === WebSocket.OPEN) {
        client.send(text);
      }
    });
  }),
);
