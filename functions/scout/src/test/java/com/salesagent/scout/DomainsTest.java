package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
    @ParameterizedTest
    @CsvSource({
        "kaleidahealth.org, kaleidahealth.org",
        "https://www.KaleidaHealth.org/contact?x=1#y, kaleidahealth.org",
        "jobs.acme.com, acme.com",
        "cme.com, cme.com",
        "acme.com, acme.com",
        "www.acme.co.uk, acme.co.uk",
        "acme.com:8443, acme.com",
        "acme.com., acme.com",
        "d123.k12.il.us, d123.k12.il.us",
        "buffalony.gov, buffalony.gov",
        "acme.blogspot.com, acme.blogspot.com",
        "www.com, www.com"
    })
    void aWebsiteNamesItsRegistrableDomain(String website, String domain) {
        assertThat(Domains.ofCompany(website)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "omh.ny.gov",
                "health.ny.gov",
                "buffalo.va.gov",
                "facebook.com/acme",
                "sites.google.com/view/acme",
                "acme.wixsite.com",
                "dhs.state.il.us",
                "med.navy.mil",
                "www.nyc.gov"
            })
    void aHostOfStrangersNamesNobody(String website) {
        assertThat(Domains.ofCompany(website)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "n/a",
                "localhost",
                "127.0.0.1",
                "http://[::1]/",
                "a b.com",
                "com",
                "-x.com",
                "bad..host",
                "javascript:alert(1)"
            })
    void whatIsNoWebsiteNamesNobody(String website) {
        assertThat(Domains.ofCompany(website)).isEmpty();
    }
}
