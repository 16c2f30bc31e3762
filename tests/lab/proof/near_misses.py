"""What people say in waiting rooms that means something else, and sounds near a command or shares words with one."""

NEAR_MISSES = tuple(
    line.strip()
    for line in """
    go gnome
    go hum
    no home
    go to Rome
    the old home
    we go home soon
    she went home
    go pack
    oh back
    my back
    bad back
    his back hurts
    come back
    call back
    go black
    next cage
    necks ache
    next stage
    next age
    next week
    who is next
    the next patient
    text page
    turn the cage
    turn the pace
    lead aloud
    red cloud
    read a lot
    not allowed
    is that allowed
    read this paper
    top reading
    stop leading
    stop bleeding
    stop heating
    don't stop
    the bus stop
    shop talking
    start talking
    please shop
    please top
    go wrong
    go long
    hold on
    come on
    go in
    move on
    keep leading
    keep feeding
    delete
    concrete
    compete
    three feet
    let me repeat
    say when again
    help him
    help her
    tell me
    held me
    who needs help
    I am famished
    I am furnished
    I am Finnish
    I am done with work
    I am Dan
    he is done
    a good buy
    good boy
    good day
    good night
    and do
    I do
    undo the button
    do that
    that is strong
    that is long
    that is right
    what is wrong
    symphonies
    sympathy
    some tombs
    his symptoms are bad
    the symbols
    cause it is
    because
    clauses
    courses
    pauses
    treat mints
    tree mints
    free mints
    statements
    the treatment was good
    new treatment room
    retirement
    medicine cabinet
    medal scenes
    metal signs
    many sins
    my medicine
    pests
    guests
    texts
    vests
    she failed her tests
    rests
    daily mail
    daily wife
    mind and mud
    blind and moody
    never mind
    operator
    corporations
    my last operation
    finding kelp
    hiding health
    card words
    hard wood
    hard work
    heart wards
    number floor
    number for me
    number won
    a number of things
    phone number three five
    remember five
    numb or sick
    what time is it
    what can I pay
    what can I eat
    what can I stay
    where does this bus go
    my question is short
    any questions
    take them a song
    show the coat
    chaos
    key house
    kiosks are open
    okay chaos
    sources say so
    horses
    emergency room
    worn insides
    nerve plane
    nervous pain
    no pain
    spell it Tom
    smell it out
    microwave oven
    """.strip().splitlines()
)
"""150. One that means the same as a command is a synonym and belongs into the voice pack."""
