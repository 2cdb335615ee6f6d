import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage } from '@/testing/render';
import { LiveDot } from './LiveDot';
import { clock, clockShort } from './time';

const at = Date.parse('2026-03-02T10:42:07Z');

it('says "Live Updates Active" when every event is on the screen', () => {
  renderPage(<LiveDot state="LIVE" since={at} asOf={at} />);
  expect(screen.getByText('Live Updates Active')).toBeVisible();
});

it('says that it is connecting and how old the data is', () => {
  renderPage(<LiveDot state="STALE" since={at} asOf={at} />);
  expect(screen.getByText('Connecting…')).toBeVisible();
  expect(screen.getByText(`data as of ${clock(at)}`)).toBeVisible();
});

it('says since when the device has no network', () => {
  renderPage(<LiveDot state="OFFLINE" since={at} asOf={null} />);
  expect(screen.getByText(`Offline since ${clockShort(at)}`)).toBeVisible();
});
