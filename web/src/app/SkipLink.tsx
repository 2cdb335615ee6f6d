export function SkipLink() {
  return (
    <a className="mc-skip" href="#content">
      Skip to the content
    </a>
  );
}
