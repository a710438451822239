// On the page of search, an address that holds a query has it answered at once.
if (location.search || location.hash.startsWith("#q=")) document.forms[0].q.onfocus();
