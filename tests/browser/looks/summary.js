// The links of the error summary, with what each names.
return all(".govuk-error-summary a").map((e) => e.getAttribute("href"));
