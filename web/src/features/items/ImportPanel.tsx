import { Button, FileInput, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { newKey } from '@/api/newKey';
import { Problem } from '@/api/problem';
import type { Concept, ItemImport } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useImport } from './api';
import classes from './ItemsPage.module.css';

/** Takes a file, and tells what of it came in and what did not. */
export function ImportPanel({ concepts }: { concepts: Concept[] }) {
  const [file, setFile] = useState<File | null>(null);
  const [conceptId, setConceptId] = useState('');
  const [key, setKey] = useState(newKey);
  const send = useImport();
  // Another file is another request; the same one after a failure is the same request again.
  const renew = () => {
    setKey(newKey());
    send.reset();
  };
  return (
    <>
      <FileInput
        label="File"
        description="A table (CSV), a question of QTI 3.0 or 2 (XML) or a package of them (zip), up to 2 MB"
        placeholder="Choose a file"
        accept=".csv,.xml,.zip"
        clearable
        clearButtonProps={{ 'aria-label': 'Take the file away' }}
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          renew();
        }}
      />
      <NativeSelect
        mt="sm"
        label="Concept of questions that name none"
        description="Files of other programs rarely say what a question is about"
        data={[
          { value: '', label: 'None: leave such questions out' },
          ...concepts.map(({ concept_id, concept_name }) => ({
            value: concept_id,
            label: concept_name,
          })),
        ]}
        value={conceptId}
        onChange={(event) => {
          setConceptId(event.currentTarget.value);
          renew();
        }}
      />
      <Group justify="flex-end" mt="md">
        <Button
          disabled={file === null}
          loading={send.isPending}
          onClick={() => file && send.mutate({ file, conceptId, key })}
        >
          Import
        </Button>
      </Group>
      {send.error && <Refused error={send.error} />}
      <div role="status">{send.data && <Report report={send.data} />}</div>
    </>
  );
}

function Refused({ error }: { error: Error }) {
  const reasons = error instanceof Problem ? error.errors.map(({ message }) => message) : [];
  return (
    <>
      <ProblemNotice error={error} what="Nothing was imported." />
      {reasons.map((reason) => (
        <Text key={reason}>The file {reason}.</Text>
      ))}
    </>
  );
}

function Report({ report }: { report: ItemImport }) {
  const { added, changed, unchanged, not_imported, notes } = report;
  return (
    <div className={classes.report}>
      <Text fw={600}>
        {added} added, {changed} changed, {unchanged} already there
        {not_imported.length > 0 && `, ${not_imported.length} not imported`}.
      </Text>
      {not_imported.length > 0 && (
        <ul aria-label="Not imported" className={classes.reasons}>
          {not_imported.map(({ where, reason }) => (
            <li key={`${where} ${reason}`}>
              <b>{where}</b>: {reason}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
    </div>
  );
}
