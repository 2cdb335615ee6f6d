# The page, then the server with the page in it, then only what runs.
FROM node:20-bookworm-slim AS page
WORKDIR /app/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
RUN npm run build

FROM maven:3.9-eclipse-temurin-25 AS server
WORKDIR /app
COPY . .
COPY --from=page /app/web/dist web/dist
RUN mvn -B -q -DskipTests package \
    && java -Djarmode=tools -jar server/target/server-*-exec.jar extract --layers --launcher --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --uid 10001 app && mkdir /data && chown app /data
USER app
WORKDIR /app
COPY --from=server /layers/dependencies/ /layers/spring-boot-loader/ /layers/snapshot-dependencies/ /layers/application/ ./
ENV SERVER_ADDRESS=0.0.0.0 DATA_DIR=/data
EXPOSE 8080
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70", \
    "org.springframework.boot.loader.launch.JarLauncher"]
