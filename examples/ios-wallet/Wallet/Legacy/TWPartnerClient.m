#import "TWPartnerClient.h"

#import <AFNetworking/AFNetworking.h>

@implementation TWPartnerClient

- (void)connect {
    AFHTTPSessionManager *manager = [AFHTTPSessionManager manager];
    manager.securityPolicy.allowInvalidCertificates = YES;
    [manager GET:@"https://partner.tern.app/offers" parameters:nil headers:nil progress:nil success:nil failure:nil];
}

@end
