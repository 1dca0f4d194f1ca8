function handler(event) {
  var response = event.response;
  response.headers['x-frame-options'] = { value: 'DENY' };
  response.cookies['seen'] = { value: '1', attributes: 'Secure; Path=/' };
  return response;
}
