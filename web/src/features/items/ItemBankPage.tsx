import { Anchor, Button, Group, Menu, Modal, Title } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useKept } from '@/api/useKept';
import { useDashboard } from '@/api/useDashboard';
import { FormModal } from '@/ui/FormModal';
import { ImportPanel } from './ImportPanel';
import type { ItemDraft } from './draft';
import { ItemForm } from './ItemForm';
import { ItemList } from './ItemList';
import { ItemSearch, searchParameters, type Wanted } from './ItemSearch';
import classes from './ItemsPage.module.css';

/**
 * The school's questions with their keys: searched while one types, from files and to files; `?new` opens the form for
 * a new one.
 */
export function ItemBankPage() {
  useDocumentTitle('Questions · Master Creator');
  const { concepts } = useDashboard();
  const [parameters, setParameters] = useSearchParams();
  const [typed, type] = useKept<ItemDraft | null>('new question', null);
  const [importing, importer] = useDisclosure(false);
  const wanted: Wanted = Object.fromEntries(parameters);
  const query = searchParameters(wanted);
  const add = (adding: boolean) =>
    setParameters(`${query}${adding ? '&new' : ''}`, { replace: true });
  const close = () => {
    type(null);
    add(false);
  };
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1} size={26}>
          Questions
        </Title>
        <Group gap="xs">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add(true)}>
            Add question
          </Button>
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={importer.open}
          >
            Import
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
                Export
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href={`/api/items/export?format=csv&${query}`} download>
                What is found, as a table (CSV)
              </Menu.Item>
              <Menu.Item component="a" href={`/api/items/export?format=qti&${query}`} download>
                What is found, as a QTI 3.0 package
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </div>
      <ItemSearch
        wanted={wanted}
        concepts={concepts}
        onChange={(next) => setParameters(searchParameters(next), { replace: true })}
      />
      <ItemList
        wanted={wanted}
        concepts={concepts}
        title={(item) => (
          <Anchor component={Link} to={item.item_id} fw={600}>
            {item.question.question_text}
          </Anchor>
        )}
      />
      <FormModal
        opened={parameters.has('new')}
        begun={typed !== null}
        onForget={() => type(null)}
        onClose={close}
        title="Add a question"
        size="lg"
      >
        <ItemForm before={null} concepts={concepts} typed={typed} onType={type} onDone={close} />
      </FormModal>
      <Modal opened={importing} onClose={importer.close} title="Import questions" size="lg">
        <ImportPanel concepts={concepts} />
      </Modal>
    </div>
  );
}
