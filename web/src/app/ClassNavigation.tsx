import { NavLink } from 'react-router';
import classes from './ClassNavigation.module.css';

export function ClassNavigation({ classId }: { classId: string }) {
  const home = `/classes/${classId}`;
  return (
    <nav aria-label="Class" className={classes.nav}>
      <NavLink to={home} end className={classes.link ?? ''}>
        Dashboard
      </NavLink>
      <NavLink to={`${home}/plan`} className={classes.link ?? ''}>
        Class plan
      </NavLink>
      <NavLink to={`${home}/assignments`} className={classes.link ?? ''}>
        Assignments
      </NavLink>
      <NavLink to={`${home}/reviews`} className={classes.link ?? ''}>
        Review
      </NavLink>
      <NavLink to={`${home}/results`} className={classes.link ?? ''}>
        Results
      </NavLink>
      <NavLink to={`${home}/assessments`} className={classes.link ?? ''}>
        Assessments
      </NavLink>
      <NavLink to={`${home}/items`} className={classes.link ?? ''}>
        Questions
      </NavLink>
      <NavLink to={`${home}/library`} className={classes.link ?? ''}>
        Library
      </NavLink>
      <NavLink to={`${home}/predictions`} className={classes.link ?? ''}>
        Predictions
      </NavLink>
      <NavLink to={`${home}/concepts`} className={classes.link ?? ''}>
        Concepts
      </NavLink>
    </nav>
  );
}
