import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEALTHY_WITHIN_MS = 240_000;
const STOPPED_WITHIN_MS = 30_000;

/** The server under test: the built jar with a data folder of its own, or one that runs elsewhere. */
export class ServerUnderTest {
  readonly url: string;
  /** Whether these tests may stop and start it. */
  readonly owned: boolean;
  private readonly data: string | null;
  private process: ChildProcess | null = null;

  constructor() {
    const given = process.env.BASE_URL;
    const port = process.env.E2E_PORT ?? '18080';
    this.owned = given === undefined;
    this.url = given ?? `http://localhost:${port}`;
    this.data = this.owned ? mkdtempSync(join(tmpdir(), 'mc-e2e-')) : null;
  }

  async start(): Promise<void> {
    if (this.data !== null) {
      const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
      // A server that runs for minutes only is not worth a thorough compilation.
      const brief = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
      this.process = spawn(java, [...brief, '-jar', jar()], {
        env: { ...process.env, SERVER_PORT: new URL(this.url).port, DATA_DIR: this.data },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
    }
    try {
      await this.healthy();
    } catch (failure) {
      // Else it would answer in the place of the next.
      await this.remove();
      throw failure;
    }
  }

  /** Asks it to end, as an operator would, and waits until it has. */
  async stop(): Promise<void> {
    const { process: running } = this;
    this.process = null;
    if (running?.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => running.kill('SIGKILL'), STOPPED_WITHIN_MS);
      running.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      running.kill('SIGTERM');
    });
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.data !== null) rmSync(this.data, { recursive: true, force: true });
  }

  private async healthy(): Promise<void> {
    const deadline = Date.now() + HEALTHY_WITHIN_MS;
    while (Date.now() < deadline) {
      const code = this.process?.exitCode ?? null;
      if (code !== null) throw new Error(`The server ended with code ${code}`);
      const answer = await fetch(`${this.url}/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`The server was not healthy within ${HEALTHY_WITHIN_MS / 1_000} s`);
  }
}

function jar(): string {
  if (process.env.SERVER_JAR) return process.env.SERVER_JAR;
  const built = join(import.meta.dirname, '..', '..', 'server', 'target', 'app', 'server.jar');
  if (!existsSync(built)) throw new Error(`There is no ${built}: build it first`);
  return built;
}
