// An OpenID provider that nobody here wrote. Says its issuer once it listens: `server.js PATH CLIENT_ID SECRET REDIRECT_URI…`.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [path, client_id, client_secret, ...redirect_uris] = process.argv.slice(2);
const server = createServer().listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}${path}`;
  const mounted = path.replace(/\/$/, '');
  const provider = new Provider(issuer, {
    clients: [{ client_id, client_secret, redirect_uris, application_type: 'native' }],
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    claims: { email: ['email'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, name: 'Ada Lovelace', preferred_username: sub }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    request.originalUrl = request.url;
    request.url = request.url.slice(mounted.length) || '/';
    answer(request, response);
  });
  console.log(issuer);
});
