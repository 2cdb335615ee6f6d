import { useDisclosure } from '@mantine/hooks';
import { useKept } from '@/api/useKept';

/**
 * A dialog to fill in whose sign-in may end under it: who signs in again finds it open, with what she had typed.
 *
 * @param name of the dialog, one in the whole page
 */
export function useKeptDialog<T>(name: string) {
  const [typed, type] = useKept<T | null>(name, null);
  const [opened, dialog] = useDisclosure(typed !== null);
  const forget = () => type(null);
  const close = () => {
    forget();
    dialog.close();
  };
  return {
    open: dialog.open,
    close,
    modal: { opened, begun: typed !== null, onClose: close, onForget: forget },
    /** What stands in it, null before anything was typed. */
    form: { typed, onType: type },
  };
}
