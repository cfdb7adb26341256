"""The meaning of each entity, by platform and translation key."""

from typing import Final

from custom_components.pbx_presence.facts import MOST_LISTED

MEANINGS: Final = {
    # Of an extension.
    "sensor.presence": "The profile and the line in one state. A call takes precedence over "
    "the profile. `idle` is an extension without a profile, such as a room or a queue. "
    "`message` is the text of the profile.",
    "sensor.line_status": "The state of the line, regardless of the profile.",
    "sensor.profile": "The name of the profile, as the person or the company chose it.",
    "sensor.profile_until": "When the profile ends. Unknown if it has no end.",
    "sensor.profile_message": "The text of the profile.",
    "sensor.active_calls": "How many calls the extension has.",
    "sensor.talk_time": "The time on calls since midnight as the polls saw it (for the "
    "account, that of all extensions together). It is updated when a call starts or ends "
    "and every five minutes during calls, and is unknown as long as the PBX does not "
    "report calls.",
    "sensor.caller": "The name of the other party of the call, or the number if there is "
    "no name.",
    "binary_sensor.available": "Whether the profile counts as available. Unknown without "
    "a profile.",
    "binary_sensor.on_call": "Whether at least one call is in progress.",
    "binary_sensor.ringing": "Whether at least one incoming call is ringing.",
    "event.call": "What happened to a call: `answered` is an incoming call, `connected` "
    "an outgoing call that was answered. `caller` (the number) and `caller_name` require "
    "the option *Show who is calling*. `seen_by` and `called_at` are set for a missed "
    "call that only the [call log](calls.md) has.",
    # Of the owner.
    "sensor.missed_calls_today": "How many calls have been missed since midnight.",
    "sensor.last_missed_call": "When the last missed call started. `name` and `number` "
    "require the option *Show who is calling*.",
    "sensor.last_call": "When the last call started. `duration` is in seconds. `name` and "
    "`number` require the option *Show who is calling*.",
    "notify.text_message": "Sends a text message to the owner's mobile number in the "
    "contact list.",
    # Of the account.
    "sensor.people_available": "How many extensions have an available profile.",
    "sensor.people_on_call": "How many extensions are on a call.",
    "sensor.people_ringing": "How many extensions are ringing.",
    "sensor.people_total": "How many extensions are followed.",
    "binary_sensor.connectivity": "Whether the last poll was successful. If it was not, "
    "`reason` is `sign_in`, `not_allowed`, `busy` or `no_answer`. `can_dial` exists only "
    "if the board can place calls.",
    "sensor.last_successful_update": "The time of the last successful poll.",
    # Of a group.
    "sensor.group_available": "How many members have an available profile. `members` are "
    "the entity IDs of their main sensors.",
    "sensor.group_on_call": "How many members are on a call.",
    "sensor.next_available": "The name of the first member who is available without a "
    "call, in the order of the contact list. Unknown if there is none.",
    "binary_sensor.anyone_available": "Whether the profile of any member is available.",
    "binary_sensor.all_busy": "Whether every available member has a call.",
    # Of Telecom X.
    "sensor.default_number": "The default number of the PBX.",
    "sensor.default_language": "The default language of the PBX.",
    "sensor.national_prefix": "The prefix of national numbers.",
    "sensor.caller_id_mode": "The name that outgoing calls show.",
    "sensor.recording_mode": "When calls are recorded.",
    "sensor.recording_quality": "The quality of recordings.",
    "sensor.recording_retention": "How long recordings are kept.",
    "sensor.invoiced_until": "The date until which the PBX is invoiced.",
    "sensor.mobile_configs": "How many employees have a configured mobile app. `names` "
    f"are their names, at most {MOST_LISTED}.",
    "sensor.employee_subscriptions": "How many notifications employees can subscribe to. "
    f"`titles` are their titles, at most {MOST_LISTED}.",
    "binary_sensor.mobile_number_presented": "Whether local calls to mobile phones show "
    "the mobile number.",
    "binary_sensor.voicemail_breakout": "Whether a voicemail breakout is configured.",
    "binary_sensor.music_on_hold": "Whether the PBX has its own music on hold.",
}
