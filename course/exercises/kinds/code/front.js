controls.code = ({ spec, body }) => {
  body.append(prompt(spec));
  return { get: () => null, set: () => {} };
};
