package com.salesagent.writer;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;

import java.util.List;
import java.util.Locale;

/**
 * What sort of organization a company is, in words that its own people would use.
 *
 * @param noun "nursing home"
 * @param plural "nursing homes"
 * @param places what it has several of: "branches"
 * @param capacity what its capacity counts: "beds" or "students"; blank if nothing
 * @param way how it uses energy, which decides the opening
 * @param fixedBudget lives on a budget or a rate that others set
 */
record Kind(
        String noun, String plural, String places, String capacity, Way way, boolean fixedBudget) {
    /** How a place uses energy. */
    enum Way {
        DAY_AND_NIGHT,
        CAMPUS,
        PUBLIC,
        STORE,
        PLANT,
        OFFICE
    }

    private record Row(String prefix, Kind kind) {}

    // By the words of the public registers. The only one of food stores is New York's.
    private static final List<Row> BY_TYPE =
            List.of(
                    hospital("hospital: psychiatric", "psychiatric "),
                    hospital("hospital: critical access", "critical access "),
                    hospital("hospital: child", "children's "),
                    hospital("hospital: rehabilitation", "rehabilitation "),
                    hospital("hospital: women", "women's "),
                    hospital("hospital: long", "long-term care "),
                    hospital("hospital", ""),
                    care("nursing_home", "nursing home", "nursing homes"),
                    care(
                            "residential_care",
                            "senior living community",
                            "senior living communities"),
                    care(
                            "assisted_living",
                            "assisted living community",
                            "assisted living communities"),
                    care("adult_home", "adult home", "adult homes"),
                    care("enriched_housing", "senior residence", "senior residences"),
                    row("hospice", "hospice", "hospices", "sites", Way.OFFICE, true),
                    row(
                            "licensed_home",
                            "home care agency",
                            "home care agencies",
                            "offices",
                            Way.OFFICE,
                            true),
                    row(
                            "certified_home",
                            "home health agency",
                            "home health agencies",
                            "offices",
                            Way.OFFICE,
                            true),
                    row(
                            "long_term_home",
                            "home health agency",
                            "home health agencies",
                            "offices",
                            Way.OFFICE,
                            true),
                    row("diagnostic", "clinic", "clinics", "clinics", Way.OFFICE, true),
                    college("college: private_forprofit", false),
                    college("college", true),
                    row(
                            "public_school",
                            "school district",
                            "school districts",
                            "schools",
                            Way.CAMPUS,
                            true),
                    row(
                            "government: school",
                            "school district",
                            "school districts",
                            "schools",
                            Way.CAMPUS,
                            true),
                    row(
                            "government: city",
                            "city government",
                            "city governments",
                            "buildings",
                            Way.PUBLIC,
                            true),
                    row(
                            "government: county",
                            "county government",
                            "county governments",
                            "buildings",
                            Way.PUBLIC,
                            true),
                    row(
                            "government: tribal",
                            "tribal government",
                            "tribal governments",
                            "buildings",
                            Way.PUBLIC,
                            true),
                    row(
                            "government",
                            "public agency",
                            "public agencies",
                            "buildings",
                            Way.PUBLIC,
                            true),
                    row(
                            "public_library",
                            "public library",
                            "public libraries",
                            "library locations",
                            Way.OFFICE,
                            true),
                    row(
                            "credit_union",
                            "credit union",
                            "credit unions",
                            "branches",
                            Way.OFFICE,
                            false),
                    row(
                            "corporate_headquarters",
                            "head office",
                            "head offices",
                            "offices",
                            Way.OFFICE,
                            false),
                    row("food_processing", "food plant", "food plants", "plants", Way.PLANT, false),
                    row(
                            "food_establishment",
                            "food plant",
                            "food plants",
                            "plants",
                            Way.PLANT,
                            false),
                    row(
                            "food_warehouse",
                            "food warehouse",
                            "food warehouses",
                            "warehouses",
                            Way.PLANT,
                            false),
                    row(
                            "food_retail",
                            "food store",
                            "food stores",
                            "stores in New York",
                            Way.STORE,
                            false),
                    row(
                            "major_sport",
                            "sports venue",
                            "sports venues",
                            "venues",
                            Way.OFFICE,
                            false));

    static Kind of(Company company) {
        String type = company.organizationType().toLowerCase(Locale.ROOT);
        return BY_TYPE.stream()
                .filter(row -> type.startsWith(row.prefix()))
                .map(Row::kind)
                .findFirst()
                .orElseGet(() -> of(company.industry()));
    }

    private static Kind of(Industry industry) {
        return switch (industry) {
            case HEALTHCARE ->
                    plain("healthcare provider", "healthcare providers", "sites", Way.OFFICE);
            case HOSPITALITY ->
                    plain(
                            "hospitality business",
                            "hospitality businesses",
                            "properties",
                            Way.OFFICE);
            case MANUFACTURING -> plain("manufacturer", "manufacturers", "plants", Way.PLANT);
            case RETAIL -> plain("retailer", "retailers", "stores", Way.OFFICE);
            case PUBLIC_SECTOR ->
                    new Kind("public agency", "public agencies", "buildings", "", Way.PUBLIC, true);
            case EDUCATION ->
                    new Kind("school", "schools", "schools", "students", Way.CAMPUS, true);
            case OFFICE -> plain("business", "businesses", "offices", Way.OFFICE);
            case TECHNOLOGY ->
                    plain("technology company", "technology companies", "offices", Way.OFFICE);
            case FINANCE ->
                    plain(
                            "financial institution",
                            "financial institutions",
                            "branches",
                            Way.OFFICE);
            case LOGISTICS ->
                    plain("logistics company", "logistics companies", "warehouses", Way.OFFICE);
            case UNKNOWN -> plain("organization", "organizations", "sites", Way.OFFICE);
        };
    }

    /** Whose electricity use the estimate is made from: the benchmark's kind of building. */
    String buildings() {
        return switch (way) {
            case DAY_AND_NIGHT -> noun.endsWith("hospital") ? "hospitals" : "senior care buildings";
            case CAMPUS -> "education buildings";
            case PUBLIC -> "public buildings";
            case STORE -> "food stores";
            case PLANT -> "industrial buildings";
            case OFFICE ->
                    switch (noun) {
                        case "clinic" -> "clinics";
                        case "healthcare provider" -> "healthcare buildings";
                        case "hospitality business" -> "hotels and inns";
                        case "sports venue" -> "public assembly buildings";
                        case "retailer" -> "stores";
                        case "logistics company" -> "warehouses";
                        case "organization", "public library" -> "buildings like yours";
                        default -> "offices";
                    };
        };
    }

    /** "a hospital", "an adult home". */
    String withArticle() {
        return ("aeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static Row hospital(String prefix, String adjective) {
        return care(prefix, adjective + "hospital", adjective + "hospitals");
    }

    private static Row care(String prefix, String noun, String plural) {
        return new Row(prefix, new Kind(noun, plural, "sites", "beds", Way.DAY_AND_NIGHT, true));
    }

    private static Row college(String prefix, boolean fixedBudget) {
        return new Row(
                prefix,
                new Kind("college", "colleges", "campuses", "students", Way.CAMPUS, fixedBudget));
    }

    private static Row row(
            String prefix, String noun, String plural, String places, Way way, boolean fixed) {
        return new Row(prefix, new Kind(noun, plural, places, "", way, fixed));
    }

    private static Kind plain(String noun, String plural, String places, Way way) {
        return new Kind(noun, plural, places, "", way, false);
    }
}
