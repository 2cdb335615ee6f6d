import { SimpleGrid, Skeleton, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readOperations } from '@/api/reads';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { When } from '@/ui/When';
import { rates, troubles, type Looks } from './figures';
import classes from './OperationsPage.module.css';

const EVERY_MS = 2_000;

/** How this server is doing, for administrators. The server refuses everyone else. */
export function OperationsPage() {
  useDocumentTitle('Operations · Master Creator');
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: keys.operations,
    queryFn: async (): Promise<Looks> => {
      const before = cache.getQueryData<Looks>(keys.operations)?.now;
      return { now: await readOperations(), before };
    },
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
  return (
    <div className={classes.page}>
      <Title order={1} size={26} mb="md">
        Operations
      </Title>
      {error && (
        <ProblemNotice
          error={error}
          what="This server could not be asked how it is."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={240} role="status" aria-label="Asking the server" />}
      {data && <Figures looks={data} />}
    </div>
  );
}

function Figures({ looks }: { looks: Looks }) {
  const { live, load, bus, started_at } = looks.now;
  const since = rates(looks);
  const found = troubles(looks);
  return (
    <>
      <div role="status" className={found.length === 0 ? classes.well : classes.unwell}>
        <strong>{found.length === 0 ? 'All is well' : 'This needs attention'}</strong>
        {found.length > 0 && (
          <ul>
            {found.map((trouble) => (
              <li key={trouble}>{trouble}</li>
            ))}
          </ul>
        )}
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Panel title="Live windows">
          <dl className={classes.figures}>
            <Figure name="Open here">{total(live.connections)}</Figure>
            <Figure name="Open on all servers">{live.connections_everywhere}</Figure>
            <Figure name="Classes watched">{live.streams_watched}</Figure>
            <Figure name="Being caught up">{live.behind}</Figure>
            <Figure name="Waiting to be sent">{bytes(live.queued_bytes)}</Figure>
            <Figure name="Came back whole / had to load anew">
              {live.resume_hits} / {live.resume_misses}
            </Figure>
          </dl>
        </Panel>
        <Panel title="Events">
          <dl className={classes.figures}>
            <Figure name="Events a second">{rate(since?.eventsPerSecond)}</Figure>
            <Figure name="Sent to windows a second">{rate(since?.deliveriesPerSecond)}</Figure>
            <Figure name="From commit to socket, half below">
              {delay(since?.delayMs?.middle)}
            </Figure>
            <Figure name="From commit to socket, 99% below">
              {delay(since?.delayMs?.slowest)}
            </Figure>
            <Figure name="Holes filled from the log">{live.gap_fills}</Figure>
          </dl>
        </Panel>
        <Panel title="Load">
          <dl className={classes.figures}>
            <Figure name="Database connections in use">
              {load.connections_active} of {load.connections_most}
            </Figure>
            <Figure name="Requests waiting for one">{load.connections_pending}</Figure>
            <Figure name="Requests refused since start">{load.requests_refused}</Figure>
            <Figure name="Memory">
              {bytes(load.heap_bytes)} of {bytes(load.heap_most_bytes)}
            </Figure>
          </dl>
        </Panel>
        <Panel title="This server">
          <dl className={classes.figures}>
            <Figure name="Other servers">{BUS_WORD[bus]}</Figure>
            <Figure name="Running since">
              <When at={started_at} />
            </Figure>
            <Figure name="Windows it ended, by code">{closes(live.closes)}</Figure>
          </dl>
        </Panel>
      </SimpleGrid>
    </>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const BUS_WORD = { alone: 'None: it runs alone', up: 'Reachable', down: 'Not reachable' };

const total = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const rate = (perSecond: number | undefined) =>
  perSecond === undefined ? '…' : perSecond.toFixed(perSecond < 10 ? 1 : 0);

const delay = (ms: number | undefined) =>
  ms === undefined ? 'nothing sent' : Number.isFinite(ms) ? `${ms.toPrecision(2)} ms` : 'over 17 s';

const bytes = (count: number) =>
  count < 1024 * 1024 ? `${Math.round(count / 1024)} KB` : `${Math.round(count / 1024 / 1024)} MB`;

const closes = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([code, count]) => `${code}: ${count}`)
    .join(', ') || 'none';
