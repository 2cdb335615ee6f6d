import { Text } from '@mantine/core';
import { useAnnounce } from '@/ui/announcer';
import { FormModal } from '@/ui/FormModal';
import { NewPasswordForm } from './NewPasswordForm';

/** The dialog in which somebody who is signed in changes her own password. */
export function ChangePassword({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const announce = useAnnounce();
  return (
    <FormModal opened={opened} onClose={onClose} title="Change your password">
      <Text size="sm" mb="md">
        You stay signed in here. Wherever else you are signed in, you have to sign in again.
      </Text>
      <NewPasswordForm
        asksCurrent
        save="Save"
        onSaved={() => {
          announce('Your password is changed.');
          onClose();
        }}
      />
    </FormModal>
  );
}
