//! The canonical form, held against what RFC 8785 prints.

use serde_json::json;

use super::canonical;

fn form(text: &str) -> String {
    String::from_utf8(canonical(&serde_json::from_str(text).unwrap()).unwrap()).unwrap()
}

/// RFC 8785 §3.2.2 and §3.2.3: the sample object and its canonical form.
#[test]
fn the_sample_object_takes_the_form_the_rfc_prints() {
    let sample = r#"{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    }"#;
    let expected = "{\"literals\":[null,true,false],\
        \"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
        \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    assert_eq!(form(sample), expected);
}

/// RFC 8785 §3.2.3: names are sorted by UTF-16 code units, so that an emoji comes before U+FB33.
#[test]
fn names_are_sorted_by_their_utf_16_code_units() {
    let sample = r#"{
        "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
    }"#;
    let form = form(sample);
    let order = [
        "Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew",
    ]
    .map(|word| form.find(word).unwrap());
    assert!(order.is_sorted(), "{form}");
}

/// RFC 8785 Appendix B: doubles, given by their bits, and their form.
#[test]
fn numbers_take_the_form_the_rfc_lists() {
    let listed: [(u64, &str); 16] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
    ];
    for (bits, expected) in listed {
        assert_eq!(
            canonical(&json!(f64::from_bits(bits))).unwrap(),
            expected.as_bytes(),
            "{bits:x}"
        );
    }
}
