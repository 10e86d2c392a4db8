package org.yushi.desk.text;

/** What somebody is told, in no language yet. */
public sealed interface Message permits Warning, Digest, Group, Withdrawal {}
