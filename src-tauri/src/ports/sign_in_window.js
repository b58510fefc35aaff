// Runs in every frame of the sign-in window, before the page. A form that is posted to the redirect URI is
// diverted to a private scheme, where its fields are caught; everything else goes its way.
(() => {
  const registered = new URL("REDIRECT_URI");
  const leadsThere = (address) => {
    try {
      const url = new URL(address, location.href);
      return url.origin === registered.origin && url.pathname === registered.pathname;
    } catch {
      return false;
    }
  };
  const divert = (form, submitter) => {
    // The attribute, because the property defaults to the page's own address.
    const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
    if (!leadsThere(action)) return false;
    const fields = new URLSearchParams(new FormData(form, submitter));
    location.href = `consentry-form:?${fields}`;
    return true;
  };
  addEventListener(
    "submit",
    (event) => {
      if (divert(event.target, event.submitter)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
  const submit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function () {
    if (!divert(this)) submit.call(this);
  };
  // There is one window: a link that asks for another opens here.
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[target=_blank]") : null;
      if (link instanceof HTMLAnchorElement && link.href) {
        event.preventDefault();
        event.stopImmediatePropagation();
        location.href = link.href;
      }
    },
    true,
  );
})();
