//! `rollcall user add`: the first administrator has nobody to ask.

use std::io::Read;

use clap::{Args, Subcommand};

use super::{Done, Failure, Place, say};
use crate::act::Act;
use crate::db::Purpose;
use crate::db::installation::Installation;
use crate::ground::ids::{CallId, FunderId, IdSource};
use crate::ground::moment::wall_now;
use crate::ground::{Actor, Moment, Role, Scope};
use crate::keys::Keys;
use crate::people::{acts, password, rules};

#[derive(Subcommand)]
pub enum User {
    /// Make an account whose address needs no letter to be verified
    Add(Add),
}

#[derive(Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// A role to give: administrator, staff, finance, auditor, board, evaluator, funder
    #[arg(long)]
    role: Option<String>,
    /// What the role reaches: everything, call/NAME or funder/ID
    #[arg(long, default_value = "everything")]
    scope: String,
    /// Read the password from standard input; otherwise it is the first line of a prompt
    #[arg(long)]
    password_stdin: bool,
}

pub fn run(User::Add(add): &User) -> Done {
    let role = add
        .role
        .as_deref()
        .map(|name| Role::parse(name).ok_or_else(|| Failure::Usage(format!("there is no role `{name}`"))));
    let (role, scope) = (role.transpose()?, scope(&add.scope)?);
    let password = read_password(add.password_stdin)?;
    let account = rules::new_account(&add.email, &add.name, "en", &password)?;
    let hash = password::hash_blocking(&password)?;
    let data = add.place.config()?.data_directory()?;
    let keys = Keys::read(&data).map_err(Failure::refused)?;
    let database = add.place.open(Purpose::ReadWrite)?;
    let (wall, fork) = (wall_now(), IdSource::random().fork());
    let offset = database.read_now(Installation::find)?.map_or(0, |found| found.clock_offset);
    let now = Moment::from_micros(wall.micros().saturating_add(offset));
    database.write_now(move |db| {
        let mut act = Act::new(db, &Actor::System, now, wall, fork, &keys);
        let person = acts::add_person(&mut act, &account, &hash)?;
        if let Some(role) = role {
            acts::grant(&mut act, &person, role, scope.clone(), "given on the command line")?;
        }
        Ok(())
    })?;
    say(format_args!("The account {} works.", add.email));
    Ok(())
}

fn scope(text: &str) -> Result<Scope, Failure> {
    match text.split_once('/') {
        None if text == "everything" => Ok(Scope::Everything),
        Some(("call", name)) => Ok(Scope::Call(CallId::from_text(name))),
        Some(("funder", id)) => Ok(Scope::Funder(FunderId::from_text(id))),
        _ => {
            Err(Failure::Usage(format!("`{text}` is not a scope: write everything, call/NAME or funder/ID")))
        }
    }
}

fn read_password(whole: bool) -> Result<String, Failure> {
    let mut text = String::new();
    if whole {
        std::io::stdin().read_to_string(&mut text).map_err(Failure::refused)?;
    } else {
        say("Password (it is shown as you type):");
        std::io::stdin().read_line(&mut text).map_err(Failure::refused)?;
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
