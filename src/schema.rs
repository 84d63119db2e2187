//! JSON schemas (draft 2020-12) of the files that people write, by which editors complete and check them.
//!
//! They are generated from the types that read the files, and a test keeps them so.

/// The schema of `rules.toml`.
pub const RULES: &str = include_str!("policies/starter/rules.schema.json");

/// The schema of `text.LANG.toml`, a translation.
pub const TEXT: &str = include_str!("policies/starter/text.schema.json");

/// The schema of `scenarios.toml`.
pub const SCENARIOS: &str = include_str!("policies/starter/scenarios.schema.json");

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use schemars::generate::SchemaSettings;
    use schemars::transform::{Transform, transform_subschemas};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Value, json};

    use crate::expected::check_file;
    use crate::policy::ID_PATTERN;
    use crate::read::{DecimalToml, Lengths, Names, RulesFile, Table, TranslationToml, Whole};
    use crate::report::scenarios::WrittenScenarios;

    impl JsonSchema for Names {
        fn schema_name() -> Cow<'static, str> {
            "Names".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "anyOf": [
                { "type": "string" }, { "type": "array", "items": { "type": "string" } }, { "type": "boolean" },
            ] })
        }
    }

    impl<T: JsonSchema> JsonSchema for Table<T> {
        fn schema_name() -> Cow<'static, str> {
            format!("TableOf{}", T::schema_name()).into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "object",
                "propertyNames": { "pattern": ID_PATTERN },
                "additionalProperties": generator.subschema_for::<T>(),
            })
        }
    }

    impl<const MAX: u32> JsonSchema for Whole<MAX> {
        fn schema_name() -> Cow<'static, str> {
            format!("WholeUpTo{MAX}").into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "integer", "minimum": 0, "maximum": MAX })
        }
    }

    impl<const MAX: u32> JsonSchema for Lengths<MAX> {
        fn schema_name() -> Cow<'static, str> {
            format!("LengthsUpTo{MAX}").into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let one = json!({ "type": "integer", "minimum": 0, "maximum": MAX });
            json_schema!({ "anyOf": [one, { "type": "object", "additionalProperties": one }] })
        }
    }

    impl JsonSchema for DecimalToml {
        fn schema_name() -> Cow<'static, str> {
            "Decimal".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let text = json!({ "type": "string", "pattern": r"^-?\d{1,9}(\.\d{1,6})?$" });
            json_schema!({ "anyOf": [{ "type": "number" }, text] })
        }
    }

    /// Makes a schema easier on editors and those who use them.
    #[derive(Clone, Debug)]
    struct Plainer;

    impl Transform for Plainer {
        fn transform(&mut self, schema: &mut Schema) {
            // TOML has no null: what is optional is left out.
            if let Some(Value::Array(types)) = schema.get_mut("type") {
                types.retain(|one| one != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    schema.insert("type".to_owned(), only);
                }
            }
            transform_subschemas(self, schema);
            // An editor completes the values of an `enum`, and what it says of a wrong one can be read.
            if let Some(Value::Array(choices)) = schema.get("oneOf")
                && choices.iter().all(|choice| choice.get("const").is_some())
            {
                let all = |key: &str| choices.iter().map(|choice| choice[key].clone()).collect::<Vec<_>>();
                let (values, words) = (all("const"), all("description"));
                schema.remove("oneOf");
                schema.insert("enum".to_owned(), values.into());
                schema.insert("x-taplo".to_owned(), json!({ "docs": { "enumValues": words } }));
            }
        }
    }

    /// Without references: some editors drop what stands beside one.
    fn generated<T: JsonSchema>() -> String {
        let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
        let generator = settings.with_transform(Plainer).into_generator();
        let schema = generator.into_root_schema_for::<T>();
        serde_json::to_string_pretty(&schema).unwrap() + "\n"
    }

    #[test]
    fn the_schemas_are_those_of_the_types_that_read_the_files() {
        for (name, generated) in [
            ("rules", generated::<RulesFile>()),
            ("text", generated::<TranslationToml>()),
            ("scenarios", generated::<WrittenScenarios>()),
        ] {
            check_file(format!("src/policies/starter/{name}.schema.json"), &generated);
        }
    }
}
