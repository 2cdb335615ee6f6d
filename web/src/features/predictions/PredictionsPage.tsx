import { Button, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useDashboard } from '@/api/useDashboard';
import { useSession } from '@/api/useSession';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useCompare, useReport } from './api';
import { ModelVersions } from './ModelVersions';
import classes from './PredictionsPage.module.css';
import { ReportView } from './ReportView';

const CLASS = 'class';

/** Whether what the product expects of students is what they then do. */
export function PredictionsPage() {
  const { class_id, class_name } = useDashboard().class;
  useDocumentTitle(`Predictions · ${class_name}`);
  const { role } = useSession();
  const [scope, setScope] = useState(CLASS);
  const about = scope === CLASS ? class_id : null;
  const report = useReport(about);
  const compare = useCompare(about);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size={26}>
          Do the predictions hold?
        </Title>
        {role === 'admin' && (
          <SegmentedControl
            aria-label="Which classes"
            value={scope}
            onChange={setScope}
            data={[
              { value: CLASS, label: class_name },
              { value: 'all', label: 'All classes' },
            ]}
          />
        )}
        <Button
          leftSection={<IconScale size={16} aria-hidden />}
          loading={compare.isPending}
          onClick={() => compare.mutate()}
        >
          Compare now
        </Button>
      </div>
      {compare.error && (
        <ProblemNotice error={compare.error} what="The comparison could not be made." />
      )}
      {report.error && (
        <ProblemNotice
          error={report.error}
          what="The latest comparison could not be loaded."
          retry={() => void report.refetch()}
        />
      )}
      {report.isPending && <Skeleton height={240} role="status" aria-label="Loading" />}
      {report.data === null && (
        <Panel title="No comparison yet">
          <Text>
            Before every answer, the product says how likely it is to be a success. A comparison
            puts the last six weeks of that beside what really happened.
          </Text>
        </Panel>
      )}
      {report.data && <ReportView report={report.data} />}
      {role === 'admin' && <ModelVersions classId={class_id} />}
    </div>
  );
}
