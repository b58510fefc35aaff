// A WS-Federation provider that nobody here wrote. Says where its metadata is once it listens: `server.js ISSUER EMAIL CERT KEY`.
const { readFileSync } = require('node:fs');
const express = require('express');
const wsfed = require('wsfed');

const [issuer, email, cert, key] = process.argv.slice(2);
const options = { issuer, cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
const metadata = '/FederationMetadata/2007-06/FederationMetadata.xml';

const app = express();
app.use((request, _response, next) => {
  request.user = {
    id: '61d0e300',
    displayName: 'Ada Lovelace',
    name: { familyName: 'Lovelace', givenName: 'Ada' },
    emails: [{ value: email }],
  };
  next();
});
app.get(metadata, wsfed.metadata({ ...options, endpointPath: '/wsfed' }));
app.get('/wsfed', wsfed.auth({
  ...options,
  getPostURL: (_wtrealm, wreply, _request, done) => done(null, wreply),
}));
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}${metadata}`);
});
