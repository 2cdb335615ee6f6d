import { useDocumentTitle } from '@mantine/hooks';
import { Notice } from '@/ui/Notice';

export function NotFoundPage() {
  useDocumentTitle('Not found · Master Creator');
  return (
    <Notice title="There is nothing here" link={{ to: '/', text: 'Back to your start page' }}>
      The address may be mistyped, or what stood here is gone.
    </Notice>
  );
}
