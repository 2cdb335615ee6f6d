import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { renderPage } from '@/testing/render';
import { useFocusOnNewPage } from './useFocusOnNewPage';

function Layout() {
  const content = useFocusOnNewPage();
  return (
    <>
      <Link to="/two">Two, from the header</Link>
      <main tabIndex={-1} ref={content}>
        <Routes>
          <Route path="/" element={<Link to="/two">Two</Link>} />
          <Route path="/two" element={<p>The second page</p>} />
        </Routes>
      </main>
    </>
  );
}

it('goes on with the content where the link that led there is gone', async () => {
  renderPage(<Layout />);
  expect(document.body).toHaveFocus();
  screen.getByRole('link', { name: 'Two' }).focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('The second page');
  expect(screen.getByRole('main')).toHaveFocus();
});

it('leaves the focus on a link that stays', async () => {
  renderPage(<Layout />);
  const link = screen.getByRole('link', { name: 'Two, from the header' });
  link.focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('The second page');
  expect(link).toHaveFocus();
});
