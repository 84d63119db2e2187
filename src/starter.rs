//! Policies to start from: a small one that explains every part in the file itself, and complete ones of
//! several trades.

use crate::schema;

/// A policy to start from.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// The name by which `init` chooses it.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    /// Its own files, as pairs of name and text.
    pub files: &'static [(&'static str, &'static str)],
}

/// The files of a template's folder.
macro_rules! files {
    ($folder:literal: $($file:literal),+) => {
        &[$(($file, include_str!(concat!("policies/", $folder, "/", $file)))),+]
    };
}

/// All templates. The first is the one to learn from.
pub static TEMPLATES: [Template; 7] = [
    Template {
        name: "starter",
        about: "a small policy in which every part is explained",
        files: files!("starter": "rules.toml", "policy.md", "scenarios.toml"),
    },
    Template {
        name: "digital-goods",
        about: "files, licences, accounts: refunds for what does not work or is misdescribed",
        files: files!(
            "digital-goods": "rules.toml", "policy.md", "scenarios.toml", "text.ar.toml", "text.de.toml",
            "text.es.toml", "text.fr.toml", "text.ja.toml", "text.pt-BR.toml"
        ),
    },
    Template {
        name: "physical-goods",
        about: "things sent by mail: damage, change of mind, a holiday period, a restocking fee",
        files: files!(
            "physical-goods": "rules.toml", "policy.md", "scenarios.toml", "text.ar.toml", "text.de.toml",
            "text.es.toml", "text.fr.toml", "text.ja.toml", "text.pt-BR.toml"
        ),
    },
    Template {
        name: "distance-sale",
        about: "withdrawal within 14 days by the law of the European Union: goods, services, downloads",
        files: files!(
            "distance-sale": "rules.toml", "policy.md", "scenarios.toml", "text.ar.toml", "text.de.toml",
            "text.es.toml", "text.fr.toml", "text.ja.toml", "text.pt-BR.toml"
        ),
    },
    Template {
        name: "online-courses",
        about: "courses: what comes back goes by how much was seen",
        files: files!(
            "online-courses": "rules.toml", "policy.md", "scenarios.toml", "text.ar.toml", "text.de.toml",
            "text.es.toml", "text.fr.toml", "text.ja.toml", "text.pt-BR.toml"
        ),
    },
    Template {
        name: "subscription",
        about: "monthly or yearly: first payment, renewal and its notice, the months that are left",
        files: files!(
            "subscription": "rules.toml", "policy.md", "scenarios.toml", "text.ar.toml", "text.de.toml",
            "text.es.toml", "text.fr.toml", "text.ja.toml", "text.pt-BR.toml"
        ),
    },
    Template {
        name: "tickets-and-stays",
        about: "events and stays: what comes back goes by how long before the beginning",
        files: files!(
            "tickets-and-stays": "rules.toml", "policy.md", "scenarios.toml", "text.ar.toml", "text.de.toml",
            "text.es.toml", "text.fr.toml", "text.ja.toml", "text.pt-BR.toml"
        ),
    },
];

/// The schemas that are written beside every policy, by file name.
const SCHEMAS: [(&str, &str); 3] = [
    ("rules.schema.json", schema::RULES),
    ("scenarios.schema.json", schema::SCENARIOS),
    ("text.schema.json", schema::TEXT),
];

impl Template {
    /// The files as `init` writes them. Each names its schema. No contact is marked as a placeholder, so that
    /// `check` reports it.
    pub fn written(&self) -> Vec<(&'static str, String)> {
        let own = self.files.iter().map(|&(name, text)| {
            let mut whole = String::new();
            if let Some(kind) = name.strip_suffix(".toml").and_then(|stem| stem.split('.').next())
                && !text.starts_with("#:schema")
            {
                whole.push_str(&format!("#:schema ./{kind}.schema.json\n"));
            }
            for line in text.split_inclusive('\n').filter(|line| !line.starts_with("placeholder = true")) {
                whole.push_str(line);
            }
            (name, whole)
        });
        own.chain(SCHEMAS.map(|(name, text)| (name, text.to_owned()))).collect()
    }
}
