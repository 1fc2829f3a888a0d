package com.salesagent.analyst;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Source;

/** Organisations as the registers describe them, one per kind of estimate. */
final class Companies {
    static final Company SISTERS =
            of("Sisters of Charity Hospital", Industry.HEALTHCARE, "hospital: Acute Care Hospitals")
                    .capacity(290)
                    .sites(17)
                    .build();
    static final Company NURSING_HOME =
            of("Terrace View", Industry.HEALTHCARE, "nursing_home").capacity(390).sites(1).build();
    static final Company HOME_CARE =
            of("Allwel", Industry.HEALTHCARE, "licensed_home_care_agency").sites(1).build();
    static final Company CHAIN =
            of("Dolgen New York LLC", Industry.RETAIL, "food_retail_store")
                    .floorArea(8_500)
                    .sites(619)
                    .build();
    static final Company CREDIT_UNION =
            of("Credit Union 1", Industry.FINANCE, "credit_union").employees(389).sites(15).build();

    private Companies() {}

    static Builder of(String name, Industry industry, String type) {
        return new Builder(name, industry, type);
    }

    /** Collects what a row of a register says; the rest is unknown. */
    static final class Builder {
        private final String name;
        private final Industry industry;
        private final String type;
        private String state = "NY";
        private int employees;
        private int capacity;
        private int floorArea;
        private int sites;

        private Builder(String name, Industry industry, String type) {
            this.name = name;
            this.industry = industry;
            this.type = type;
        }

        Builder state(String value) {
            state = value;
            return this;
        }

        Builder employees(int value) {
            employees = value;
            return this;
        }

        Builder capacity(int value) {
            capacity = value;
            return this;
        }

        Builder floorArea(int value) {
            floorArea = value;
            return this;
        }

        Builder sites(int value) {
            sites = value;
            return this;
        }

        Company build() {
            return new Company(
                    name,
                    industry,
                    type,
                    "1 Main Street",
                    "Buffalo",
                    state,
                    "14201",
                    "+17165550100",
                    "example.org",
                    employees,
                    capacity,
                    floorArea,
                    sites,
                    new Source("a public register", "row 1"));
        }
    }
}
