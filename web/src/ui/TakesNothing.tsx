import { Text } from '@mantine/core';

/** In the place of a form, in a class that is archived. */
export const TakesNothing = () => (
  <Text>This class is archived and takes nothing new. Bring it back first, if you need to.</Text>
);
