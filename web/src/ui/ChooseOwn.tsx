import { Checkbox } from '@mantine/core';

interface Props {
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

/** Whether who gets a password has to choose her own when she signs in with it. */
export const ChooseOwn = ({ chosen, onChoose }: Props) => (
  <Checkbox
    my="sm"
    label="They choose their own password when they sign in"
    description="At least 12 characters. Young children may do better with the one on their sheet."
    checked={chosen}
    onChange={(event) => onChoose(event.currentTarget.checked)}
  />
);
