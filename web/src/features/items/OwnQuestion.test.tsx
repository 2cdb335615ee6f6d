import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { OwnQuestion } from './OwnQuestion';

it('says at once that a class without concepts needs some, not when the assessment is saved', async () => {
  const onDone = vi.fn();
  renderPage(<OwnQuestion concepts={[]} typed={null} onType={vi.fn()} onDone={onDone} />);
  expect(screen.getByLabelText('Concept')).toHaveAccessibleDescription(/has none yet/);
  await userEvent.type(screen.getByRole('textbox', { name: 'Question' }), 'When?');
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(await screen.findByText('Choose what it is about')).toBeVisible();
  expect(onDone).not.toHaveBeenCalled();
});
