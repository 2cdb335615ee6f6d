import net from "node:net";

/** Where the load generator says what to publish, line by line: E an event, M asks for memory. */
export function serveControl(port, publish) {
  net
    .createServer((socket) => {
      socket.setNoDelay(true);
      socket.setEncoding("utf8");
      let rest = "";
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop();
        for (const line of lines) {
          if (line[0] === "E") {
            publish(line.slice(1));
          } else {
            // A question about memory: what the process holds after a collection is measured from outside.
            if (line[0] === "M") globalThis.gc?.();
            socket.write(`${line[0]} 0\n`);
          }
        }
      });
    })
    .listen(port, "127.0.0.1");
}
