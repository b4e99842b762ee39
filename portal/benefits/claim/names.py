"""Names of the claim's questions, which never change. ``docs/benefits.md`` has them in a table."""

from __future__ import annotations

KEY = "claim-benefits"
"""The journey, and the kind of its cases."""

# What you claim for
BORN, HAS_PARTNER, PARTNER_BORN = "born", "has_partner", "partner_born"
HOME = "home"
CLAIM_TAX, PAYS_RENT = "claim_tax", "pays_rent"
CREDIT_BEFORE = "credit_before"
RENT_HELP = "rent_help"
"""Looked up: only who may claim Housing Benefit is asked. ``UC_PAYS`` for all others."""
RENT_HELP_YES, RENT_HELP_NO, UC_PAYS = "yes", "no", "universal-credit"

# You, and your partner
NAME, OTHER_NAMES, ADDRESS, MOVED_IN = "name", "other_names", "address", "moved_in"
PREFERS, EMAIL, PHONE = "prefers", "email", "phone"
HAS_NINO, NINO, FACTS = "has_nino", "nino", "facts"
PARTNER_NAME, PARTNER_OTHER_NAMES = "partner_name", "partner_other_names"
PARTNER_HAS_NINO, PARTNER_NINO, PARTNER_FACTS = "partner_has_nino", "partner_nino", "partner_facts"
NINO_YES, NINO_NONE, NINO_LOST = "yes", "none", "lost"

# Coming from abroad
BRITISH, LIVED_HERE = "british", "lived_here"
NATIONALITY, CAME, STATUS, NO_FUNDS, SHARE_CODE = (
    "nationality",
    "came_on",
    "status",
    "no_public_funds",
    "share_code",
)
PARTNER = "partner_"
"""Stands before the same question about a partner."""

# Who lives with you
HAS_CHILDREN, CHILDREN = "has_children", "children"
CHILD_NAME, CHILD_BORN, CHILD_BENEFIT, CHILD_HELP = (
    "child_name",
    "child_born",
    "child_benefit",
    "child_help",
)
HAS_ADULTS, ADULTS = "has_adults", "adults"
ADULT_NAME, ADULT_BORN, ADULT_IS, ADULT_FACTS = (
    "adult_name",
    "adult_born",
    "adult_is",
    "adult_facts",
)
ADULT_WORKS, ADULT_HOURS, ADULT_PAY, ADULT_EVERY = (
    "adult_works",
    "adult_hours",
    "adult_pay",
    "adult_every",
)
NIGHT_CARER = "night_carer"

# Income
PASSPORTS = "passports"
UC_AWARD, UC_EARNINGS = "uc_award", "uc_earnings"
UC_ELEMENT = "uc_part_"
"""Stands before the name of a part of an award, with ``_`` for ``-``."""
ASSESSED = "assessed_income"
HAS_JOBS, JOBS = "has_jobs", "jobs"
JOB_WHOSE, JOB_EMPLOYER, JOB_PAY, JOB_EVERY, JOB_HOURS = (
    "job_whose",
    "job_employer",
    "job_pay",
    "job_every",
    "job_hours",
)
JOB_TAX, JOB_INSURANCE, JOB_PENSION = "job_tax", "job_insurance", "job_pension"
HAS_BUSINESS, BUSINESSES = "has_business", "businesses"
(
    BUSINESS_WHOSE,
    BUSINESS_KIND,
    BUSINESS_STARTED,
    BUSINESS_MONTHS,
    BUSINESS_TAKEN,
    BUSINESS_COSTS,
    BUSINESS_HOURS,
) = (
    "business_whose",
    "business_kind",
    "business_started",
    "business_months",
    "business_taken",
    "business_costs",
    "business_hours",
)
HAS_OTHER_INCOME, INCOMES = "has_other_income", "incomes"
INCOME_WHOSE, INCOME_KIND, INCOME_AMOUNT, INCOME_EVERY = (
    "income_whose",
    "income_kind",
    "income_amount",
    "income_every",
)
PAYS_CHILDCARE, CHILDCARE, CHILDCARE_EVERY = "pays_childcare", "childcare", "childcare_every"
HOW_THEY_LIVE = "how_they_live"
YOURS, PARTNERS = "you", "partner"

# Savings
HAS_SAVINGS, SAVINGS = "has_savings", "savings"
SAVING_WHOSE, SAVING_KIND, SAVING_AMOUNT = "saving_whose", "saving_kind", "saving_amount"
HAS_PROPERTY, PROPERTY_VALUE, PROPERTY_OWED, PROPERTY_WHERE = (
    "has_property",
    "property_value",
    "property_owed",
    "property_where",
)
GAVE_AWAY, GIVEN_AMOUNT, GIVEN_WHY = "gave_away", "given_amount", "given_why"

# Council tax
TAX_NAMED, TAX_REFERENCE, TAX_PAYERS, TAX_YEAR, TAX_BAND = (
    "tax_named",
    "tax_reference",
    "tax_payers",
    "tax_year",
    "tax_band",
)

# Rent
RENT_AMOUNT, RENT_EVERY, RENT_FREE = "rent_amount", "rent_every", "rent_free_weeks"
RENT_START, BEDROOMS = "rent_start", "bedrooms"
SUPPORT_BY = "support_by"
LANDLORD, LANDLORD_ADDRESS, LANDLORD_RELATED = "landlord", "landlord_address", "landlord_related"
SHARES_RENT, RENT_PAYERS = "shares_rent", "rent_payers"
HAS_CHARGES, CHARGES, CHARGE_KIND, CHARGE_AMOUNT = (
    "has_charges",
    "charges",
    "charge_kind",
    "charge_amount",
)
HAS_ARREARS, ARREARS = "has_arrears", "arrears"
PAY_TO, BANK_NAME, SORT_CODE, ACCOUNT_NUMBER = (
    "pay_to",
    "bank_name",
    "sort_code",
    "account_number",
)
TO_BANK, TO_LANDLORD, TO_RENT_ACCOUNT, NO_BANK = "bank", "landlord", "rent-account", "no-bank"

# Before you send
BACKDATE, BACKDATE_FROM, BACKDATE_WHY = "backdate", "backdate_from", "backdate_why"
HAS_HELPER, HELPER_NAME, HELPER_IS, HELPER_MAY, HELPER_PHONE = (
    "has_helper",
    "helper_name",
    "helper_is",
    "helper_may",
    "helper_phone",
)
TRUE = "declared"
