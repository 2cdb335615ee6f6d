import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from './Panel';
import { ProblemNotice } from './ProblemNotice';

interface Props<T> {
  /** The one that holds. */
  version: number;
  opened: boolean;
  onOpen: () => void;
  /** All of them; read once they are wanted. */
  versions: UseQueryResult<T[]>;
  className: string;
  /** What went wrong with one of them. */
  problem?: ReactNode;
  children: (version: T) => ReactNode;
}

/** What something was before, for who asks. */
export function VersionList<T extends { version: number }>({
  version,
  opened,
  onOpen,
  versions: { data, error, refetch },
  className,
  problem,
  children,
}: Props<T>) {
  if (!opened) {
    return (
      <Button variant="subtle" onClick={onOpen} style={{ justifySelf: 'start' }}>
        Version {version}: what it was before
      </Button>
    );
  }
  return (
    <Panel title="Versions">
      {error && (
        <ProblemNotice
          error={error}
          what="The versions could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {problem}
      {!data && !error && <Skeleton height={60} aria-label="Loading the versions" />}
      <ol className={className} reversed>
        {data?.map((one) => (
          <li key={one.version}>{children(one)}</li>
        ))}
      </ol>
    </Panel>
  );
}
