import type { GivenSignIn } from '@/api/types';
import { heldApart } from './names';
import classes from './SignInSlips.module.css';

/** What each student signs in with, to be written down, or printed and cut apart. */
export function SignInSlips({ given }: { given: GivenSignIn[] }) {
  return (
    <ul className={classes.slips} aria-label="Sign-ins">
      {given.map(({ student_id, student_name, login, password, choose_password }) => (
        <li key={student_id} className={classes.slip}>
          <strong>{heldApart(student_name)}</strong>
          <dl className={classes.facts}>
            <dt>Address</dt>
            <dd>{window.location.host}</dd>
            <dt>Login</dt>
            <dd className={classes.typed}>{login}</dd>
            <dt>Password</dt>
            <dd className={classes.typed}>{password}</dd>
          </dl>
          {choose_password && <span>When you sign in, you choose a password of your own.</span>}
        </li>
      ))}
    </ul>
  );
}
