"""The forms of English words that no rule leads back to the word that they are forms of."""

from collections.abc import Mapping

_FORMS = """\
bear bore borne
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
child children
choose chose chosen
come came
deal dealt
die died dead dying
dig dug
do did done does
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
fly flew flown
foot feet
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone goes
grow grew grown
hang hung
have had has
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
learn learnt
leave left
lend lent
lose lost
make made
man men
mean meant
meet met
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
sell sold
send sent
shake shook shaken
shoot shot
show shown
shrink shrank shrunk
sink sank sunk
sit sat
sleep slept
smell smelt
speak spoke spoken
spend spent
spill spilt
spin spun
steal stole stolen
stick stuck
swear swore sworn
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tooth teeth
understand understood
wake woke woken
wear wore worn
win won
woman women
write wrote written
"""

ENGLISH: Mapping[str, str] = {
    form: word for word, *forms in (line.split() for line in _FORMS.splitlines()) for form in forms
}
"""Each form with its word."""
