import { Button } from '@mantine/core';

interface Props {
  /** A list that is read page by page, newest first. */
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Reads the next page of a list; nothing where the list is whole. */
export function ShowOlder({ of: { hasNextPage, isFetchingNextPage, fetchNextPage } }: Props) {
  return (
    hasNextPage && (
      <Button
        variant="default"
        size="xs"
        mt="sm"
        loading={isFetchingNextPage}
        onClick={() => void fetchNextPage()}
      >
        Show older
      </Button>
    )
  );
}
